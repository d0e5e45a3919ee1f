#pragma once
#include "growing.h"

/** The text being added or asked about, as TypeScript writes it: its tokens and its elements. */
inline Growing<i32> givenTokens, givenElements;
