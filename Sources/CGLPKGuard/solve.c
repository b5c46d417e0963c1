// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard.h"

#include <float.h>
#include <math.h>

static void report_simplex(glp_prob *lp, bn_glpk_simplex_report *report) {
    report->status = glp_get_status(lp);
    report->primal_status = glp_get_prim_stat(lp);
    report->dual_status = glp_get_dual_stat(lp);
    report->objective = glp_get_obj_val(lp);
}

static glp_smcp simplex_parameters(bn_glpk_simplex_options options) {
    glp_smcp parameters;
    glp_init_smcp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.meth = options.method;
    parameters.pricing = options.pricing;
    parameters.r_test = options.ratio_test;
    parameters.tol_bnd = options.primal_tolerance;
    parameters.tol_dj = options.dual_tolerance;
    parameters.it_lim = options.iterations;
    parameters.tm_lim = options.milliseconds;
    return parameters;
}

bn_glpk_outcome bn_glpk_simplex(
    bn_glpk_problem p, bn_glpk_simplex_options options, bn_glpk_simplex_report *report) {
    GUARDED_PROBLEM(p);
    glp_smcp parameters = simplex_parameters(options);
    glp_set_it_cnt(p.lp, 0);
    report->code = glp_simplex(p.lp, &parameters);
    report->iterations = glp_get_it_cnt(p.lp);
    report_simplex(p.lp, report);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_exact(
    bn_glpk_problem p, bn_glpk_simplex_options options, bn_glpk_simplex_report *report) {
    GUARDED_PROBLEM(p);
    glp_smcp parameters = simplex_parameters(options);
    glp_set_it_cnt(p.lp, 0);
    report->code = glp_exact(p.lp, &parameters);
    report->iterations = glp_get_it_cnt(p.lp);
    report_simplex(p.lp, report);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_simplex_state(bn_glpk_problem p, bn_glpk_simplex_report *report) {
    GUARDED_PROBLEM(p);
    report->code = 0;
    report->iterations = 0;
    report_simplex(p.lp, report);
    return guard_leave();
}

/// What the callback of branch and bound reads and writes.
struct search {
    const bn_cancel_flag *cancel;
    bn_glpk_integer_report *report;
};

static void note_progress(glp_tree *tree, bn_glpk_integer_report *report) {
    int total = 0;
    glp_ios_tree_size(tree, NULL, NULL, &total);
    report->nodes = total;
    int best = glp_ios_best_node(tree);
    if (best == 0) return;
    double bound = glp_ios_node_bound(tree, best);
    if (fabs(bound) >= DBL_MAX) return;
    report->has_bound = true;
    report->bound = bound;
}

static void note_incumbent(glp_prob *lp, bn_glpk_integer_report *report) {
    report->incumbents += 1;
    if (report->incumbent == NULL || report->incumbent_columns != glp_get_num_cols(lp)) return;
    report->incumbent_objective = guard_integer_solution(lp, report->incumbent);
}

/// Called by GLPK within branch and bound. It is C only: a fatal error may jump over its frame.
static void at_search_event(glp_tree *tree, void *info) {
    struct search *search = info;
    note_progress(tree, search->report);
    if (glp_ios_reason(tree) == GLP_IBINGO) note_incumbent(glp_ios_get_prob(tree), search->report);
    if (search->cancel != NULL && bn_cancel_flag_is_set(search->cancel)) glp_ios_terminate(tree);
}

static int on_off(bool value) { return value ? GLP_ON : GLP_OFF; }

static glp_iocp integer_parameters(bn_glpk_integer_options options) {
    glp_iocp parameters;
    glp_init_iocp(&parameters);
    parameters.msg_lev = GLP_MSG_OFF;
    parameters.br_tech = options.branching;
    parameters.bt_tech = options.backtracking;
    parameters.pp_tech = options.preprocessing;
    parameters.tol_int = options.integrality;
    parameters.mip_gap = options.relative_gap;
    parameters.tm_lim = options.milliseconds;
    parameters.gmi_cuts = on_off(options.gomory);
    parameters.mir_cuts = on_off(options.mir);
    parameters.cov_cuts = on_off(options.cover);
    parameters.clq_cuts = on_off(options.clique);
    parameters.fp_heur = on_off(options.feasibility_pump);
    parameters.ps_heur = on_off(options.proximity);
    parameters.ps_tm_lim = options.proximity_milliseconds;
    parameters.sr_heur = on_off(options.rounding);
    parameters.presolve = on_off(options.binarise);
    parameters.binarize = on_off(options.binarise);
    return parameters;
}

bn_glpk_outcome bn_glpk_integer(
    bn_glpk_problem p, bn_glpk_integer_options options, bn_glpk_integer_report *report) {
    GUARDED_PROBLEM(p);
    struct search search = {options.cancel, report};
    glp_iocp parameters = integer_parameters(options);
    parameters.cb_func = at_search_event;
    parameters.cb_info = &search;
    glp_set_it_cnt(p.lp, 0);
    report->code = glp_intopt(p.lp, &parameters);
    report->iterations = glp_get_it_cnt(p.lp);
    report->status = glp_mip_status(p.lp);
    return guard_leave();
}
