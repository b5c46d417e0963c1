// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard.h"

#include <limits.h>
#include <pthread.h>
#include <stdatomic.h>
#include <string.h>

/// What the guard knows of one thread. GLPK keeps its own environment per thread beside it.
struct guard_state {
    jmp_buf jump;
    /// Whether `jump` leads to a live frame.
    bool armed;
    /// Unique in the process, also over threads that have ended; 0 until the first use.
    uint64_t thread;
    /// Unique in the process; 0 while the thread has no environment.
    uint64_t environment;
    uint64_t open_problems;
    /// In megabytes, 0 for none.
    int32_t memory_limit;
    uint64_t captured;
    char message[1024];
    size_t length;
};

static _Thread_local struct guard_state state;
static atomic_uint_fast64_t next_number = 1;
static pthread_key_t thread_end;
static pthread_once_t thread_end_once = PTHREAD_ONCE_INIT;

static void free_environment(void) {
    glp_free_env();
    state.environment = 0;
    state.open_problems = 0;
    state.memory_limit = 0;
    state.armed = false;
}

static void at_thread_end(void *unused) {
    (void)unused;
    if (state.environment != 0) free_environment();
}

static void create_thread_end(void) { pthread_key_create(&thread_end, at_thread_end); }

static void collect(const char *text) {
    size_t room = sizeof state.message - 1 - state.length;
    size_t length = strlen(text);
    if (length > room) length = room;
    memcpy(state.message + state.length, text, length);
    state.length += length;
    state.message[state.length] = '\0';
}

/// Swallows all terminal output; what GLPK says while it fails is the message of the error.
static int at_output(void *unused, const char *text) {
    (void)unused;
    state.captured += 1;
    if (glp_at_error()) collect(text);
    return 1;
}

/// The manual allows to leave this hook by longjmp if glp_free_env is called: it invalidates all problems.
static void at_fatal_error(void *unused) {
    (void)unused;
    // Without a frame to jump to, returning lets GLPK abort: there is no place to go on from.
    if (!state.armed) return;
    free_environment();
    longjmp(state.jump, 1);
}

jmp_buf *guard_jump(void) { return &state.jump; }

bn_glpk_outcome guard_enter(void) {
    if (state.thread == 0) state.thread = atomic_fetch_add(&next_number, 1);
    if (glp_init_env() > 1) return BN_GLPK_NO_ENVIRONMENT;
    if (state.environment == 0) {
        state.environment = atomic_fetch_add(&next_number, 1);
        pthread_once(&thread_end_once, create_thread_end);
        pthread_setspecific(thread_end, &state);
    }
    glp_term_hook(at_output, NULL);
    glp_error_hook(at_fatal_error, NULL);
    state.length = 0;
    state.message[0] = '\0';
    state.armed = true;
    return BN_GLPK_OK;
}

bn_glpk_outcome guard_enter_problem(bn_glpk_problem problem) {
    if (problem.thread != state.thread) return BN_GLPK_OTHER_THREAD;
    if (problem.environment == 0 || problem.environment != state.environment) return BN_GLPK_LOST;
    return guard_enter();
}

bn_glpk_outcome guard_leave(void) {
    state.armed = false;
    return BN_GLPK_OK;
}

void guard_adopt(bn_glpk_problem *problem, glp_prob *lp) {
    problem->lp = lp;
    problem->thread = state.thread;
    problem->environment = state.environment;
    state.open_problems += 1;
}

void guard_forget(bn_glpk_problem *problem) {
    problem->lp = NULL;
    problem->environment = 0;
    state.open_problems -= 1;
    if (state.open_problems == 0) free_environment();
}

const char *bn_glpk_version(void) { return glp_version(); }

const char *bn_glpk_thread_storage(void) { return glp_config("TLS"); }

const char *bn_glpk_message(void) { return state.message; }

uint64_t bn_glpk_captured_output(void) { return state.captured; }

uint64_t bn_glpk_environment(void) { return state.environment; }

void bn_glpk_release_thread(void) {
    if (state.environment != 0) free_environment();
}

bn_glpk_outcome bn_glpk_memory_used(uint64_t *bytes) {
    GUARDED(guard_enter());
    size_t total = 0;
    glp_mem_usage(NULL, NULL, &total, NULL);
    *bytes = total;
    return guard_leave();
}

int32_t bn_glpk_memory_limit(void) { return state.memory_limit; }

bn_glpk_outcome bn_glpk_limit_memory(int32_t megabytes) {
    GUARDED(guard_enter());
    size_t total = 0;
    glp_mem_usage(NULL, NULL, &total, NULL);
    // GLPK subtracts unsigned numbers: with more in use than allowed the limit would do nothing.
    if (megabytes > 0 && total > ((size_t)megabytes << 20)) {
        guard_leave();
        return BN_GLPK_LIMIT_TOO_LATE;
    }
    glp_mem_limit(megabytes == 0 ? INT_MAX : megabytes);
    state.memory_limit = megabytes;
    return guard_leave();
}
