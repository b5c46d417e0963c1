// swift-tools-version: 6.3
// SPDX-License-Identifier: GPL-3.0-or-later

import PackageDescription

/// The settings of every Swift target: one language mode, every import and existential visible, no warning left.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

/// A library target of this package with the shared settings.
func library(_ name: String, _ dependencies: [Target.Dependency], extra: [SwiftSetting] = []) -> Target {
    .target(name: name, dependencies: dependencies, exclude: ["README.md"], swiftSettings: settings + extra)
}

/// The tests of one target; fixtures and snapshots lie beside them and are read from the source tree.
func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: "\(name)Tests",
        dependencies: [.byName(name: name), "TestSupport"] + dependencies,
        exclude: exclude,
        swiftSettings: settings
    )
}

let bigInt: Target.Dependency = .product(name: "BigInt", package: "BigInt")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "bildungsnetz",
    products: [
        .executable(name: "bildungsnetz", targets: ["CLI"]),
        .library(name: "Planning", targets: ["Planning"]),
        .library(name: "Reporting", targets: ["Reporting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // No pkgConfig: Debian's libglpk ships no .pc file, and naming one prints a hint on every build.
        .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
        // C sources do not take the link from the module map.
        .target(
            name: "CGLPKGuard",
            dependencies: ["CGLPK"],
            exclude: ["README.md"],
            linkerSettings: [.linkedLibrary("glpk")]
        ),
        library("GLPK", ["CGLPKGuard"], extra: [.strictMemorySafety()]),
        // glibc's own account of the heap, which Swift's Glibc module leaves out.
        .systemLibrary(name: "CMalloc"),
        library("Diagnostics", []),
        library("Parallel", []),
        library("Tables", ["Diagnostics"]),
        library("Rules", ["Tables", "Diagnostics", bigInt, yams]),
        library("Optimizer", ["GLPK", "Parallel", "Diagnostics"]),
        library("Planning", ["Rules", "Optimizer", "Tables", "Parallel", "Diagnostics"]),
        library("Network", ["Planning", "Rules", "Optimizer", "Tables", "Parallel", "Diagnostics"]),
        library("Decisions", ["Network", "Planning", "Optimizer", "Rules", "Tables", "Parallel", "Diagnostics", grdb]),
        library(
            "Reporting", ["Optimizer", "Decisions", "Network", "Planning", "Rules", "Tables", "Diagnostics"]),
        .executableTarget(
            name: "CLI",
            dependencies: [
                "Reporting", "Decisions", "Network", "Planning", "Optimizer", "Rules", "Tables", "Parallel",
                "Diagnostics", "CMalloc", arguments,
            ],
            exclude: ["README.md"],
            swiftSettings: settings
        ),
        // Takes the place of malloc in the test program, so that tests can count what is asked of the heap.
        .target(name: "AllocationCount", path: "Tests/AllocationCount"),
        .target(
            name: "TestSupport",
            dependencies: ["AllocationCount", "Diagnostics", "Tables"],
            path: "Tests/TestSupport",
            swiftSettings: settings
        ),
        // Mutated inputs for everything that reads what people wrote: `make fuzz`, and in short in the tests.
        .target(
            name: "Fuzzing",
            dependencies: ["Decisions", "Network", "Planning", "Rules", "Tables", "Diagnostics", "TestSupport"],
            path: "Tests/Fuzzing",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "Fuzz", dependencies: ["Fuzzing", "Diagnostics"], path: "Tests/Fuzz", swiftSettings: settings),
        .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing"], swiftSettings: settings),
        tests("Diagnostics"),
        tests("Parallel"),
        tests("Tables", ["Diagnostics"], exclude: ["Cases"]),
        tests("Rules", ["Tables", "Diagnostics"], exclude: ["Snapshots", "Formatting/Cases", "Linting/Cases"]),
        tests("GLPK", ["CGLPKGuard"]),
        tests("Optimizer", ["GLPK", "Parallel", "Diagnostics"], exclude: ["Cases", "Snapshots"]),
        tests(
            "Planning", ["Rules", "Optimizer", "GLPK", "Tables", "Parallel", "Diagnostics"],
            exclude: ["Cases", "Snapshots", "RuleForms/Snapshots", "LintCases"]),
        tests("Network", ["Planning", "Rules", "Tables", "Diagnostics"], exclude: ["Cases", "Snapshots"]),
        tests("Decisions", ["Planning", "Optimizer", "Parallel", "Rules", "Tables", "Diagnostics", grdb]),
        tests(
            "Reporting", ["Network", "Planning", "Optimizer", "Rules", "Tables", "Diagnostics"], exclude: ["Snapshots"]),
        .testTarget(
            name: "CLITests", dependencies: ["CLI", "TestSupport", "Diagnostics"], swiftSettings: settings),
    ]
)
