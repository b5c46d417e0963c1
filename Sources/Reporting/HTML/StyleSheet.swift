// SPDX-License-Identifier: GPL-3.0-or-later

/// The look of the report: system fonts, one accent colour, paper in A4. Contrast is at least 4.5 : 1 throughout.
enum StyleSheet {
    static let report: StaticString = """

        :root{--accent:#1c4f7c;--tint:#eef3f8;--line:#d3dbe3;--ink:#1d242b;--soft:#51606e}
        *{box-sizing:border-box}
        html{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;\
        color:var(--ink);background:#fff;-webkit-text-size-adjust:100%}
        body{margin:0 auto;max-width:68rem;padding:0 1.25rem 4rem}
        header{border-top:.4rem solid var(--accent);margin:0 -1.25rem;padding:1.75rem 1.25rem .5rem}
        header p{margin:0;color:var(--soft)}
        header .kicker{color:var(--accent);font-weight:600;letter-spacing:.04em}
        h1{font-size:2rem;line-height:1.2;margin:.25rem 0 .5rem;overflow-wrap:anywhere}
        h2{font-size:1.35rem;line-height:1.3;margin:3rem 0 .75rem;padding-bottom:.35rem;border-bottom:2px solid var(--accent)}
        h3{font-size:1.05rem;margin:1.75rem 0 .5rem}
        p{margin:.5rem 0;max-width:46rem}
        a{color:var(--accent)}
        nav ul{list-style:none;margin:.5rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
        nav.places ul{gap:.15rem 1rem;font-size:.9rem}
        .lead{font-size:1.125rem}
        .status{background:var(--tint);border-left:.3rem solid var(--accent);padding:.75rem 1rem;margin:1.25rem 0;max-width:46rem}
        .status p{margin:.25rem 0}
        .figures{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:.75rem;margin:1rem 0;max-width:58rem}
        .figures div{border:1px solid var(--line);border-radius:.3rem;padding:.6rem .8rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
        .figures dt{font-size:.85rem;color:var(--soft)}
        .figures dd{margin:0;font-size:1.3rem;font-weight:600;font-variant-numeric:tabular-nums;line-height:1.3}
        .figures small{font-size:.85rem;font-weight:400;color:var(--soft);margin-left:.4rem}
        .facts{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.5rem;margin:.75rem 0}
        .facts dt{color:var(--soft)}
        .facts dd{margin:0;overflow-wrap:anywhere}
        .scroll{overflow-x:auto;margin:.75rem 0}
        .scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
        table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.4}
        caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
        th,td{padding:.4rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
        thead th{font-weight:600;color:var(--soft);border-bottom:1px solid var(--soft);vertical-align:bottom}
        tbody th{font-weight:400}
        tbody th.school{font-weight:600;background:var(--tint);padding-top:.5rem}
        tfoot th,tfoot td{font-weight:600;border-top:1px solid var(--soft);border-bottom:0}
        th.n,td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
        td.id,th.id{white-space:nowrap}
        td.money{min-width:7rem}
        .wide{table-layout:fixed}
        .wide th:nth-child(1){width:14%}
        .wide th:nth-child(2){width:23%}
        .wide th:nth-child(3){width:15%}
        .wide th:nth-child(4){width:9%}
        .wide th:nth-child(8){width:6%}
        .wide td,.wide th{padding:.4rem .45rem;overflow-wrap:break-word}
        .wide thead th,.medium thead th{white-space:normal}
        .rule{white-space:nowrap;color:var(--soft)}
        .sub{display:block;color:var(--soft);font-size:.85em}
        .bar{width:5rem;height:.6rem;display:inline-block;margin-right:.5rem}
        .bar .rail{fill:#e3e9ef}
        .bar .used,.chart .allocated{fill:var(--accent)}
        .columns{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:1rem 2.5rem;align-items:start}
        figure{margin:.75rem 0}
        .chart{width:100%;max-width:34rem;height:auto;display:block}
        .chart text{font-size:15px;fill:var(--ink)}
        .chart .axis{stroke:var(--soft);stroke-width:1}
        .chart .requested{stroke:#4f6f8f;stroke-width:1}
        details{margin:1rem 0;border-top:1px solid var(--line);padding-top:.5rem}
        summary{cursor:pointer;padding:.25rem 0}
        summary h3{display:inline;margin:0}
        summary span{color:var(--soft);font-size:.9rem;margin-left:.5rem}
        code{font-family:ui-monospace,"SF Mono",Consolas,"Liberation Mono",monospace;font-size:.9em}
        @media (max-width:44rem){
        h1{font-size:1.6rem}
        .columns{grid-template-columns:minmax(0,1fr)}
        .facts{grid-template-columns:1fr;gap:0}
        .facts dd{margin-bottom:.5rem}
        .figures{grid-template-columns:minmax(0,1fr);gap:0}
        .figures div{border-width:0 0 1px;border-radius:0;padding:.4rem 0;flex-direction:row;flex-wrap:wrap;justify-content:space-between;align-items:baseline;column-gap:1rem}
        .figures dd{font-size:1.05rem}
        .wide{min-width:50rem}
        .medium{min-width:36rem}
        th,td{padding:.4rem .35rem}
        .stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .stack,.stack tbody,.stack tr,.stack th,.stack td{display:block}
        .stack tr{padding:.5rem 0;border-bottom:1px solid var(--line)}
        .stack th,.stack td{padding:.1rem 0;border:0;text-align:left}
        .stack td:first-child{font-weight:600}
        .stack .sub{font-weight:400}
        .stack td.n::before{content:attr(data-label) ": "}
        summary span{display:block;margin-left:1rem}
        }
        @media screen{details{content-visibility:auto;contain-intrinsic-size:auto 40rem}}
        @page{size:A4;margin:16mm 15mm 18mm}
        @media print{
        html{font-size:10pt}
        body{max-width:none;padding:0}
        header{margin:0;padding:1rem 0 .25rem}
        nav{display:none}
        .columns{display:block}
        a{color:inherit;text-decoration:none}
        h2,h3,summary,thead{break-after:avoid}
        tr,.figures,.status,figure,.short,.wide tbody{break-inside:avoid}
        thead{display:table-header-group}
        tfoot{display:table-row-group}
        .scroll{overflow:visible}
        table{font-size:8.5pt}
        th,td{padding:.25rem .4rem}
        .wide{font-size:8pt}
        .wide td,.wide th{padding:.25rem}
        .wide thead th{hyphens:auto}
        summary{list-style:none;break-inside:avoid}
        h2,h3{break-inside:avoid}
        h2::after,summary::after{content:"";display:block;height:14rem;margin-bottom:-14rem}
        details::details-content{content-visibility:visible;display:block;height:auto}
        *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
        }

        """

    /// What documents with line charts need beside ``report``.
    static let curves: StaticString = """
        .curve{max-width:44rem}

        """
}
