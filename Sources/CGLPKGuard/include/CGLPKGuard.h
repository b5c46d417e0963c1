// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CGLPKGUARD_H
#define CGLPKGUARD_H

#include <stdbool.h>
#include <stdint.h>

/// How a guarded call ended. Only with `BN_GLPK_OK` are its results defined.
typedef enum {
    BN_GLPK_OK = 0,
    /// GLPK met a fatal error. Its environment is freed; every problem of this thread is gone.
    BN_GLPK_FATAL = 1,
    /// The problem belonged to an environment of this thread that no longer exists.
    BN_GLPK_LOST = 2,
    /// The problem belongs to another thread.
    BN_GLPK_OTHER_THREAD = 3,
    /// More memory is in use than the limit asked for, so GLPK would ignore the limit.
    BN_GLPK_LIMIT_TOO_LATE = 4,
    /// There was no memory for an environment.
    BN_GLPK_NO_ENVIRONMENT = 5,
} bn_glpk_outcome;

/// A problem with the thread and the environment that it lives in. Arrays are those of GLPK: element 0 is unused.
typedef struct {
    struct glp_prob *lp;
    uint64_t thread;
    uint64_t environment;
} bn_glpk_problem;

typedef struct bn_cancel_flag bn_cancel_flag;

/// A presolver workspace of GLPK.
struct glp_prep;

typedef struct {
    int32_t method;
    int32_t pricing;
    int32_t ratio_test;
    double primal_tolerance;
    double dual_tolerance;
    int32_t iterations;
    int32_t milliseconds;
} bn_glpk_simplex_options;

typedef struct {
    int32_t code;
    int32_t status;
    int32_t primal_status;
    int32_t dual_status;
    int64_t iterations;
    double objective;
} bn_glpk_simplex_report;

typedef struct {
    int32_t branching;
    int32_t backtracking;
    int32_t preprocessing;
    double integrality;
    double relative_gap;
    int32_t milliseconds;
    int32_t proximity_milliseconds;
    bool gomory, mir, cover, clique;
    bool feasibility_pump, proximity, rounding;
    /// GLPK's own presolver, with binarisation.
    bool binarise;
    const bn_cancel_flag *cancel;
} bn_glpk_integer_options;

/// Filled while the search runs, so that what was found survives a fatal error.
typedef struct {
    int32_t code;
    int32_t status;
    bool has_bound;
    double bound;
    int64_t nodes;
    int64_t iterations;
    int64_t incumbents;
    /// Element 1 onwards takes the values of the latest incumbent, if the searched problem has this many columns
    /// (binarised it has more); may be null.
    double *incumbent;
    int32_t incumbent_columns;
    double incumbent_objective;
} bn_glpk_integer_report;

// Environment

/// The version of the linked GLPK, for example "5.0".
const char *bn_glpk_version(void);
/// How the linked GLPK keeps one environment for each thread, for example "_Thread_local"; null if it does not.
const char *bn_glpk_thread_storage(void);
/// GLPK's text of the last fatal error of this thread; "" if there was none.
const char *bn_glpk_message(void);
/// How many pieces of terminal output of GLPK were swallowed on this thread.
uint64_t bn_glpk_captured_output(void);
/// The number of this thread's environment, unique in the process; 0 without one.
uint64_t bn_glpk_environment(void);
/// Frees this thread's environment with all its problems.
void bn_glpk_release_thread(void);
/// Bytes that this thread's environment uses.
bn_glpk_outcome bn_glpk_memory_used(uint64_t *bytes);
/// The limit of this thread's environment in megabytes; 0 for none.
int32_t bn_glpk_memory_limit(void);
/// Limits this thread's environment; 0 for no limit.
bn_glpk_outcome bn_glpk_limit_memory(int32_t megabytes);

// Cancel flag

/// A flag that any thread may set; null without memory.
bn_cancel_flag *bn_cancel_flag_create(void);
void bn_cancel_flag_set(bn_cancel_flag *flag);
bool bn_cancel_flag_is_set(const bn_cancel_flag *flag);
void bn_cancel_flag_delete(bn_cancel_flag *flag);

// Problems

bn_glpk_outcome bn_glpk_create(bn_glpk_problem *problem);
bn_glpk_outcome bn_glpk_copy(bn_glpk_problem source, bn_glpk_problem *copy);
/// Deletes the problem if its environment is still there; with the last problem of a thread goes its environment.
bn_glpk_outcome bn_glpk_delete(bn_glpk_problem *problem);

bn_glpk_outcome bn_glpk_counts(bn_glpk_problem p, int32_t *rows, int32_t *columns, int32_t *entries);
bn_glpk_outcome bn_glpk_integer_count(bn_glpk_problem p, int32_t *count);
/// Unchecked: for tests of the guard.
bn_glpk_outcome bn_glpk_add_empty_columns(bn_glpk_problem p, int32_t count);
/// Bounds are ±infinity for none; column k has the entries starts[k-1]+1 ... starts[k] of `rows` and `values`.
bn_glpk_outcome bn_glpk_add_columns(
    bn_glpk_problem p, int32_t count, const double *lower, const double *upper, const double *cost,
    const bool *is_integer, const int32_t *starts, const int32_t *rows, const double *values);
bn_glpk_outcome bn_glpk_add_rows(
    bn_glpk_problem p, int32_t count, const double *lower, const double *upper, const int32_t *starts,
    const int32_t *columns, const double *values);
bn_glpk_outcome bn_glpk_load(
    bn_glpk_problem p, int32_t count, const int32_t *rows, const int32_t *columns, const double *values);
bn_glpk_outcome bn_glpk_set_objective(bn_glpk_problem p, bool maximise, double constant);
bn_glpk_outcome bn_glpk_is_maximising(bn_glpk_problem p, bool *maximise);
bn_glpk_outcome bn_glpk_set_cost(bn_glpk_problem p, int32_t column, double value);
/// Costs of columns 1 ... count.
bn_glpk_outcome bn_glpk_set_costs(bn_glpk_problem p, int32_t count, const double *values);
/// Bounds of the columns named in elements 1 ... count.
bn_glpk_outcome bn_glpk_set_column_bounds(
    bn_glpk_problem p, int32_t count, const int32_t *columns, const double *lower, const double *upper);
/// Bounds of the rows named in elements 1 ... count.
bn_glpk_outcome bn_glpk_set_row_bounds(
    bn_glpk_problem p, int32_t count, const int32_t *rows, const double *lower, const double *upper);
bn_glpk_outcome bn_glpk_set_integer(bn_glpk_problem p, int32_t column, bool is_integer);
bn_glpk_outcome bn_glpk_delete_rows(bn_glpk_problem p, int32_t count, const int32_t *rows);
bn_glpk_outcome bn_glpk_delete_columns(bn_glpk_problem p, int32_t count, const int32_t *columns);
bn_glpk_outcome bn_glpk_set_row_name(bn_glpk_problem p, int32_t row, const char *name);
bn_glpk_outcome bn_glpk_set_column_name(bn_glpk_problem p, int32_t column, const char *name);
bn_glpk_outcome bn_glpk_scale(bn_glpk_problem p);
bn_glpk_outcome bn_glpk_unscale(bn_glpk_problem p);
/// Writes the problem to a file; `code` is 0 if it was written.
bn_glpk_outcome bn_glpk_write_lp(bn_glpk_problem p, const char *path, int32_t *code);
bn_glpk_outcome bn_glpk_write_mps(bn_glpk_problem p, const char *path, int32_t *code);
/// Replaces the problem by that of a file; `code` is 0 if it was read, and the problem is empty otherwise.
bn_glpk_outcome bn_glpk_read_lp(bn_glpk_problem p, const char *path, int32_t *code);
bn_glpk_outcome bn_glpk_read_mps(bn_glpk_problem p, const char *path, int32_t *code);
/// Adds the row objective >= limit (maximise) or <= limit (minimise).
bn_glpk_outcome bn_glpk_add_cutoff(bn_glpk_problem p, double limit);
/// Rounds the bounds of integer columns inwards; `empty` is the first column without an integer left, else 0.
bn_glpk_outcome bn_glpk_round_integer_bounds(bn_glpk_problem p, double tolerance, int32_t *empty);

// Basis

bn_glpk_outcome bn_glpk_standard_basis(bn_glpk_problem p);
bn_glpk_outcome bn_glpk_advanced_basis(bn_glpk_problem p);
bn_glpk_outcome bn_glpk_get_basis(bn_glpk_problem p, uint8_t *rows, uint8_t *columns);
bn_glpk_outcome bn_glpk_set_basis(bn_glpk_problem p, const uint8_t *rows, const uint8_t *columns);

// Solving

bn_glpk_outcome bn_glpk_simplex(
    bn_glpk_problem p, bn_glpk_simplex_options options, bn_glpk_simplex_report *report);
bn_glpk_outcome bn_glpk_exact(
    bn_glpk_problem p, bn_glpk_simplex_options options, bn_glpk_simplex_report *report);
bn_glpk_outcome bn_glpk_integer(
    bn_glpk_problem p, bn_glpk_integer_options options, bn_glpk_integer_report *report);
/// Presolves for the simplex method or for branch and bound; `code` is 0 if there is a reduced problem, and then a
/// workspace to free. The workspace lives in the environment of the two problems.
bn_glpk_outcome bn_glpk_presolve(
    bn_glpk_problem p, bool integer, bn_glpk_problem *reduced, struct glp_prep **workspace, int32_t *code);
/// Carries the solution of the reduced problem back to the problem it was made from.
bn_glpk_outcome bn_glpk_postsolve(bn_glpk_problem p, bn_glpk_problem reduced, struct glp_prep *workspace);
bn_glpk_outcome bn_glpk_free_presolve(bn_glpk_problem reduced, struct glp_prep *workspace);

// Solutions

bn_glpk_outcome bn_glpk_simplex_state(bn_glpk_problem p, bn_glpk_simplex_report *report);
bn_glpk_outcome bn_glpk_column_primals(bn_glpk_problem p, double *values);
bn_glpk_outcome bn_glpk_column_duals(bn_glpk_problem p, double *values);
bn_glpk_outcome bn_glpk_row_primals(bn_glpk_problem p, double *values);
bn_glpk_outcome bn_glpk_row_duals(bn_glpk_problem p, double *values);
/// The integer solution, values of integer columns rounded to integers, and the objective value of these values.
bn_glpk_outcome bn_glpk_integer_solution(bn_glpk_problem p, double *values, double *objective);
/// The number of the variable (rows first, then columns) that shows the problem to be unbounded; 0 for none.
bn_glpk_outcome bn_glpk_unbounded_variable(bn_glpk_problem p, int32_t *variable);

#endif
