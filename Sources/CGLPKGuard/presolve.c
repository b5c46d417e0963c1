// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard.h"

// GLPK's solvers can presolve by themselves, but then they solve the reduced relaxation without a stop and throw
// away what they have when a limit is hit. These are the same steps one by one.

bn_glpk_outcome bn_glpk_presolve(
    bn_glpk_problem p, bool integer, bn_glpk_problem *reduced, struct glp_prep **workspace, int32_t *code) {
    GUARDED_PROBLEM(p);
    glp_prep *made = glp_npp_alloc_wksp();
    glp_npp_load_prob(made, p.lp, integer ? GLP_MIP : GLP_SOL, GLP_OFF);
    *code = glp_npp_preprocess1(made, integer ? 1 : 0);
    if (*code != 0) {
        glp_npp_free_wksp(made);
        return guard_leave();
    }
    guard_adopt(reduced, glp_create_prob());
    *workspace = made;
    glp_npp_build_prob(made, reduced->lp);
    glp_scale_prob(reduced->lp, GLP_SF_AUTO);
    glp_adv_basis(reduced->lp, 0);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_postsolve(bn_glpk_problem p, bn_glpk_problem reduced, struct glp_prep *workspace) {
    GUARDED_PROBLEM(p);
    glp_npp_postprocess(workspace, reduced.lp);
    glp_npp_obtain_sol(workspace, p.lp);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_free_presolve(bn_glpk_problem reduced, struct glp_prep *workspace) {
    GUARDED_PROBLEM(reduced);
    glp_npp_free_wksp(workspace);
    return guard_leave();
}
