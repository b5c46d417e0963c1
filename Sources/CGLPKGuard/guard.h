// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef BN_GUARD_H
#define BN_GUARD_H

#include "CGLPKGuard.h"

#include <glpk.h>
#include <setjmp.h>

/// Prepares this thread for calls to GLPK: an environment, and our hooks in it.
bn_glpk_outcome guard_enter(void);
/// `guard_enter`, after a check that the problem lives in this thread's present environment.
bn_glpk_outcome guard_enter_problem(bn_glpk_problem problem);
/// Ends what one of the two began.
bn_glpk_outcome guard_leave(void);
/// Where a fatal error continues.
jmp_buf *guard_jump(void);
/// Takes a new problem of this thread into the books.
void guard_adopt(bn_glpk_problem *problem, glp_prob *lp);
/// Takes a deleted problem out of the books and frees the environment with the last one.
void guard_forget(bn_glpk_problem *problem);

/// Begins a guarded stretch; the function has to end with `return guard_leave();`.
///
/// The setjmp has to stand in the frame that stays alive during the call, hence a macro. After the jump no local
/// variable is read, so none needs to be volatile.
#define GUARDED(entry)                            \
    do {                                          \
        bn_glpk_outcome entered = (entry);        \
        if (entered != BN_GLPK_OK) return entered; \
        if (setjmp(*guard_jump()) != 0) return BN_GLPK_FATAL; \
    } while (0)

#define GUARDED_PROBLEM(problem) GUARDED(guard_enter_problem(problem))

/// Copies the integer solution from element 1 on, integer columns rounded, and returns the objective value of what
/// was copied: GLPK's own carries the rounding errors of scaling.
double guard_integer_solution(glp_prob *lp, double *values);

/// GLPK's type of a variable with these bounds.
int guard_bounds_type(double lower, double upper);

#endif
