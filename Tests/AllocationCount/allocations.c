// SPDX-License-Identifier: GPL-3.0-or-later
//
// Counts the bytes that are asked of the heap, freed or not; glibc keeps no such total itself. Preloaded by match.py it
// counts for a whole process and is asked by `check --timings`. Linked into the tests it counts for each thread apart, so
// that tests that run at the same time do not see each other.

#include "allocations.h"

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static atomic_ullong bytes;
static atomic_ullong calls;
static _Thread_local unsigned long long thread_bytes;

static void count(size_t size) {
    thread_bytes += size;
    atomic_fetch_add_explicit(&bytes, size, memory_order_relaxed);
    atomic_fetch_add_explicit(&calls, 1, memory_order_relaxed);
}

unsigned long long bildungsnetz_allocated_bytes(void) { return atomic_load(&bytes); }
unsigned long long bildungsnetz_allocations(void) { return atomic_load(&calls); }
unsigned long long bildungsnetz_thread_bytes(void) { return thread_bytes; }

void *malloc(size_t size) {
    count(size);
    return __libc_malloc(size);
}

void *calloc(size_t items, size_t size) {
    count(items * size);
    return __libc_calloc(items, size);
}

// All of the new size counts: the block may have moved.
void *realloc(void *block, size_t size) {
    count(size);
    return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
    count(size);
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

int posix_memalign(void **block, size_t alignment, size_t size) {
    void *found = memalign(alignment, size);
    if (!found) return ENOMEM;
    *block = found;
    return 0;
}
