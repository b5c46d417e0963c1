// SPDX-License-Identifier: GPL-3.0-or-later
#include <glpk.h>

// The raw values of the Swift enumerations; a GLPK that numbers them otherwise must not compile.
_Static_assert(GLP_MAJOR_VERSION == 5, "written for GLPK 5: apt-get install libglpk-dev");
_Static_assert(GLP_EBADB == 1 && GLP_ESING == 2 && GLP_ECOND == 3 && GLP_EBOUND == 4 && GLP_EFAIL == 5, "codes");
_Static_assert(GLP_EOBJLL == 6 && GLP_EOBJUL == 7 && GLP_EITLIM == 8 && GLP_ETMLIM == 9 && GLP_ENOPFS == 10, "codes");
_Static_assert(GLP_ENODFS == 11 && GLP_EROOT == 12 && GLP_ESTOP == 13 && GLP_EMIPGAP == 14, "codes");
_Static_assert(GLP_ENOFEAS == 15 && GLP_ENOCVG == 16 && GLP_EINSTAB == 17, "codes");
_Static_assert(GLP_EDATA == 18 && GLP_ERANGE == 19, "codes");
_Static_assert(GLP_UNDEF == 1 && GLP_FEAS == 2 && GLP_INFEAS == 3 && GLP_NOFEAS == 4, "statuses");
_Static_assert(GLP_OPT == 5 && GLP_UNBND == 6, "statuses");
_Static_assert(GLP_BS == 1 && GLP_NL == 2 && GLP_NU == 3 && GLP_NF == 4 && GLP_NS == 5, "basis statuses");
_Static_assert(GLP_PRIMAL == 1 && GLP_DUALP == 2 && GLP_DUAL == 3, "simplex methods");
_Static_assert(GLP_PT_STD == 0x11 && GLP_PT_PSE == 0x22, "pricing rules");
_Static_assert(GLP_RT_STD == 0x11 && GLP_RT_HAR == 0x22 && GLP_RT_FLIP == 0x33, "ratio tests");
_Static_assert(GLP_BR_FFV == 1 && GLP_BR_LFV == 2 && GLP_BR_MFV == 3, "branching rules");
_Static_assert(GLP_BR_DTH == 4 && GLP_BR_PCH == 5, "branching rules");
_Static_assert(GLP_BT_DFS == 1 && GLP_BT_BFS == 2 && GLP_BT_BLB == 3 && GLP_BT_BPH == 4, "backtracking rules");
_Static_assert(GLP_PP_NONE == 0 && GLP_PP_ROOT == 1 && GLP_PP_ALL == 2, "preprocessing");
