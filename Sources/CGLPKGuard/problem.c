// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard.h"

#include <math.h>

int guard_bounds_type(double lower, double upper) {
    bool has_lower = !isinf(lower);
    bool has_upper = !isinf(upper);
    if (has_lower && has_upper) return lower == upper ? GLP_FX : GLP_DB;
    if (has_lower) return GLP_LO;
    return has_upper ? GLP_UP : GLP_FR;
}

bn_glpk_outcome bn_glpk_create(bn_glpk_problem *problem) {
    GUARDED(guard_enter());
    guard_adopt(problem, glp_create_prob());
    return guard_leave();
}

bn_glpk_outcome bn_glpk_copy(bn_glpk_problem source, bn_glpk_problem *copy) {
    GUARDED_PROBLEM(source);
    guard_adopt(copy, glp_create_prob());
    glp_copy_prob(copy->lp, source.lp, GLP_OFF);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_delete(bn_glpk_problem *problem) {
    GUARDED_PROBLEM(*problem);
    glp_delete_prob(problem->lp);
    guard_forget(problem);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_counts(bn_glpk_problem p, int32_t *rows, int32_t *columns, int32_t *entries) {
    GUARDED_PROBLEM(p);
    *rows = glp_get_num_rows(p.lp);
    *columns = glp_get_num_cols(p.lp);
    *entries = glp_get_num_nz(p.lp);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_integer_count(bn_glpk_problem p, int32_t *count) {
    GUARDED_PROBLEM(p);
    *count = glp_get_num_int(p.lp);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_add_empty_columns(bn_glpk_problem p, int32_t count) {
    GUARDED_PROBLEM(p);
    glp_add_cols(p.lp, count);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_add_columns(
    bn_glpk_problem p, int32_t count, const double *lower, const double *upper, const double *cost,
    const bool *is_integer, const int32_t *starts, const int32_t *rows, const double *values) {
    GUARDED_PROBLEM(p);
    int before = glp_add_cols(p.lp, count) - 1;
    for (int32_t k = 1; k <= count; k++) {
        int type = guard_bounds_type(lower[k], upper[k]);
        glp_set_col_bnds(p.lp, before + k, type, lower[k], upper[k]);
        glp_set_obj_coef(p.lp, before + k, cost[k]);
        if (is_integer[k]) glp_set_col_kind(p.lp, before + k, GLP_IV);
        int32_t start = starts[k - 1], length = starts[k] - start;
        if (length > 0) glp_set_mat_col(p.lp, before + k, length, rows + start, values + start);
    }
    return guard_leave();
}

bn_glpk_outcome bn_glpk_add_rows(
    bn_glpk_problem p, int32_t count, const double *lower, const double *upper, const int32_t *starts,
    const int32_t *columns, const double *values) {
    GUARDED_PROBLEM(p);
    int before = glp_add_rows(p.lp, count) - 1;
    for (int32_t k = 1; k <= count; k++) {
        int type = guard_bounds_type(lower[k], upper[k]);
        glp_set_row_bnds(p.lp, before + k, type, lower[k], upper[k]);
        int32_t start = starts[k - 1], length = starts[k] - start;
        if (length > 0) glp_set_mat_row(p.lp, before + k, length, columns + start, values + start);
    }
    return guard_leave();
}

bn_glpk_outcome bn_glpk_load(
    bn_glpk_problem p, int32_t count, const int32_t *rows, const int32_t *columns, const double *values) {
    GUARDED_PROBLEM(p);
    glp_load_matrix(p.lp, count, rows, columns, values);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_set_objective(bn_glpk_problem p, bool maximise, double constant) {
    GUARDED_PROBLEM(p);
    glp_set_obj_dir(p.lp, maximise ? GLP_MAX : GLP_MIN);
    glp_set_obj_coef(p.lp, 0, constant);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_is_maximising(bn_glpk_problem p, bool *maximise) {
    GUARDED_PROBLEM(p);
    *maximise = glp_get_obj_dir(p.lp) == GLP_MAX;
    return guard_leave();
}

bn_glpk_outcome bn_glpk_set_cost(bn_glpk_problem p, int32_t column, double value) {
    GUARDED_PROBLEM(p);
    glp_set_obj_coef(p.lp, column, value);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_set_costs(bn_glpk_problem p, int32_t count, const double *values) {
    GUARDED_PROBLEM(p);
    for (int32_t j = 1; j <= count; j++) glp_set_obj_coef(p.lp, j, values[j]);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_set_column_bounds(
    bn_glpk_problem p, int32_t count, const int32_t *columns, const double *lower, const double *upper) {
    GUARDED_PROBLEM(p);
    for (int32_t k = 1; k <= count; k++) {
        glp_set_col_bnds(p.lp, columns[k], guard_bounds_type(lower[k], upper[k]), lower[k], upper[k]);
    }
    return guard_leave();
}

bn_glpk_outcome bn_glpk_set_row_bounds(
    bn_glpk_problem p, int32_t count, const int32_t *rows, const double *lower, const double *upper) {
    GUARDED_PROBLEM(p);
    for (int32_t k = 1; k <= count; k++) {
        glp_set_row_bnds(p.lp, rows[k], guard_bounds_type(lower[k], upper[k]), lower[k], upper[k]);
    }
    return guard_leave();
}

bn_glpk_outcome bn_glpk_set_integer(bn_glpk_problem p, int32_t column, bool is_integer) {
    GUARDED_PROBLEM(p);
    glp_set_col_kind(p.lp, column, is_integer ? GLP_IV : GLP_CV);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_delete_rows(bn_glpk_problem p, int32_t count, const int32_t *rows) {
    GUARDED_PROBLEM(p);
    glp_del_rows(p.lp, count, rows);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_delete_columns(bn_glpk_problem p, int32_t count, const int32_t *columns) {
    GUARDED_PROBLEM(p);
    glp_del_cols(p.lp, count, columns);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_set_row_name(bn_glpk_problem p, int32_t row, const char *name) {
    GUARDED_PROBLEM(p);
    glp_set_row_name(p.lp, row, name);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_set_column_name(bn_glpk_problem p, int32_t column, const char *name) {
    GUARDED_PROBLEM(p);
    glp_set_col_name(p.lp, column, name);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_scale(bn_glpk_problem p) {
    GUARDED_PROBLEM(p);
    glp_scale_prob(p.lp, GLP_SF_AUTO);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_unscale(bn_glpk_problem p) {
    GUARDED_PROBLEM(p);
    glp_unscale_prob(p.lp);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_write_lp(bn_glpk_problem p, const char *path, int32_t *code) {
    GUARDED_PROBLEM(p);
    *code = glp_write_lp(p.lp, NULL, path);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_write_mps(bn_glpk_problem p, const char *path, int32_t *code) {
    GUARDED_PROBLEM(p);
    *code = glp_write_mps(p.lp, GLP_MPS_FILE, NULL, path);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_read_lp(bn_glpk_problem p, const char *path, int32_t *code) {
    GUARDED_PROBLEM(p);
    *code = glp_read_lp(p.lp, NULL, path);
    return guard_leave();
}

bn_glpk_outcome bn_glpk_read_mps(bn_glpk_problem p, const char *path, int32_t *code) {
    GUARDED_PROBLEM(p);
    *code = glp_read_mps(p.lp, GLP_MPS_FILE, NULL, path);
    return guard_leave();
}

/// Sets row `row` to the objective function, without its constant.
static void set_objective_row(glp_prob *lp, int row) {
    int columns = glp_get_num_cols(lp);
    int *indices = glp_alloc(1 + columns, sizeof(int));
    double *values = glp_alloc(1 + columns, sizeof(double));
    int length = 0;
    for (int j = 1; j <= columns; j++) {
        double cost = glp_get_obj_coef(lp, j);
        if (cost == 0) continue;
        length += 1;
        indices[length] = j;
        values[length] = cost;
    }
    glp_set_mat_row(lp, row, length, indices, values);
    glp_free(indices);
    glp_free(values);
}

bn_glpk_outcome bn_glpk_add_cutoff(bn_glpk_problem p, double limit) {
    GUARDED_PROBLEM(p);
    int row = glp_add_rows(p.lp, 1);
    set_objective_row(p.lp, row);
    double bound = limit - glp_get_obj_coef(p.lp, 0);
    int type = glp_get_obj_dir(p.lp) == GLP_MAX ? GLP_LO : GLP_UP;
    glp_set_row_bnds(p.lp, row, type, bound, bound);
    return guard_leave();
}

/// `value` rounded up, or to the nearest integer if that is within the tolerance; infinite values stay.
static double round_up(double value, double tolerance) {
    double nearest = round(value);
    return fabs(value - nearest) <= tolerance ? nearest : ceil(value);
}

bn_glpk_outcome bn_glpk_round_integer_bounds(bn_glpk_problem p, double tolerance, int32_t *empty) {
    GUARDED_PROBLEM(p);
    *empty = 0;
    int columns = glp_get_num_cols(p.lp);
    for (int j = 1; j <= columns && *empty == 0; j++) {
        if (glp_get_col_kind(p.lp, j) == GLP_CV) continue;
        int type = glp_get_col_type(p.lp, j);
        double lower = type == GLP_FR || type == GLP_UP ? -HUGE_VAL : round_up(glp_get_col_lb(p.lp, j), tolerance);
        double upper = type == GLP_FR || type == GLP_LO ? HUGE_VAL : -round_up(-glp_get_col_ub(p.lp, j), tolerance);
        if (lower > upper) *empty = j;
        else glp_set_col_bnds(p.lp, j, guard_bounds_type(lower, upper), lower, upper);
    }
    return guard_leave();
}
