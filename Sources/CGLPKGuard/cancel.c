// SPDX-License-Identifier: GPL-3.0-or-later
#include "CGLPKGuard.h"

#include <stdatomic.h>
#include <stdlib.h>

struct bn_cancel_flag {
    atomic_bool is_set;
};

bn_cancel_flag *bn_cancel_flag_create(void) {
    bn_cancel_flag *flag = malloc(sizeof *flag);
    if (flag != NULL) atomic_init(&flag->is_set, false);
    return flag;
}

void bn_cancel_flag_set(bn_cancel_flag *flag) { atomic_store_explicit(&flag->is_set, true, memory_order_relaxed); }

bool bn_cancel_flag_is_set(const bn_cancel_flag *flag) {
    return atomic_load_explicit(&flag->is_set, memory_order_relaxed);
}

void bn_cancel_flag_delete(bn_cancel_flag *flag) { free(flag); }
