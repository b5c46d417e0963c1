// SPDX-License-Identifier: GPL-3.0-or-later

#ifndef BILDUNGSNETZ_ALLOCATIONS_H
#define BILDUNGSNETZ_ALLOCATIONS_H

/// The bytes that the calling thread has asked of the heap until now, freed or not.
unsigned long long bildungsnetz_thread_bytes(void);

#endif
