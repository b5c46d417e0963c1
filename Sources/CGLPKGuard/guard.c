// SPDX-License-Identifier: GPL-3.0-or-later
#include "CGLPKGuard.h"
#include <glpk.h>

const char *bn_glpk_version(void) { return glp_version(); }
