// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CGLPKGUARD_H
#define CGLPKGUARD_H

/// The version of the linked GLPK, for example "5.0".
const char *bn_glpk_version(void);

#endif
