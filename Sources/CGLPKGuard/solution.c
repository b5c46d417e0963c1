// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard.h"

#include <math.h>

double guard_integer_solution(glp_prob *lp, double *values) {
    int columns = glp_get_num_cols(lp);
    double objective = glp_get_obj_coef(lp, 0);
    for (int j = 1; j <= columns; j++) {
        double value = glp_mip_col_val(lp, j);
        // Adding 0 turns the -0 that rounding may give into 0.
        values[j] = glp_get_col_kind(lp, j) == GLP_CV ? value : round(value) + 0.0;
        objective += glp_get_obj_coef(lp, j) * values[j];
    }
    return objective;
}

bn_glpk_outcome bn_glpk_standard_basis(bn_glpk_problem p) {
    GUARDED_PROBLEM(p);
    glp_std_basis(p.lp);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_advanced_basis(bn_glpk_problem p) {
    GUARDED_PROBLEM(p);
    glp_adv_basis(p.lp, 0);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_get_basis(bn_glpk_problem p, uint8_t *rows, uint8_t *columns) {
    GUARDED_PROBLEM(p);
    int m = glp_get_num_rows(p.lp), n = glp_get_num_cols(p.lp);
    for (int i = 1; i <= m; i++) rows[i] = (uint8_t)glp_get_row_stat(p.lp, i);
    for (int j = 1; j <= n; j++) columns[j] = (uint8_t)glp_get_col_stat(p.lp, j);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_set_basis(bn_glpk_problem p, const uint8_t *rows, const uint8_t *columns) {
    GUARDED_PROBLEM(p);
    int m = glp_get_num_rows(p.lp), n = glp_get_num_cols(p.lp);
    for (int i = 1; i <= m; i++) glp_set_row_stat(p.lp, i, rows[i]);
    for (int j = 1; j <= n; j++) glp_set_col_stat(p.lp, j, columns[j]);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_column_primals(bn_glpk_problem p, double *values) {
    GUARDED_PROBLEM(p);
    int n = glp_get_num_cols(p.lp);
    for (int j = 1; j <= n; j++) values[j] = glp_get_col_prim(p.lp, j);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_column_duals(bn_glpk_problem p, double *values) {
    GUARDED_PROBLEM(p);
    int n = glp_get_num_cols(p.lp);
    for (int j = 1; j <= n; j++) values[j] = glp_get_col_dual(p.lp, j);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_row_primals(bn_glpk_problem p, double *values) {
    GUARDED_PROBLEM(p);
    int m = glp_get_num_rows(p.lp);
    for (int i = 1; i <= m; i++) values[i] = glp_get_row_prim(p.lp, i);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_row_duals(bn_glpk_problem p, double *values) {
    GUARDED_PROBLEM(p);
    int m = glp_get_num_rows(p.lp);
    for (int i = 1; i <= m; i++) values[i] = glp_get_row_dual(p.lp, i);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_integer_solution(bn_glpk_problem p, double *values, double *objective) {
    GUARDED_PROBLEM(p);
    *objective = guard_integer_solution(p.lp, values);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_unbounded_variable(bn_glpk_problem p, int32_t *variable) {
    GUARDED_PROBLEM(p);
    *variable = glp_get_unbnd_ray(p.lp);
    return guard_leave();
}
