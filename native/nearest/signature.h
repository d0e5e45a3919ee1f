#pragma once
#include "numbers.h"

// See electron/kernel/nearest/signature.ts: bits 0 to 63 in one word, 64 to 89 with the length's code above.

constexpr u32 firstBits = 26, firstMask = (1u << firstBits) - 1, signatureBits = 90;

struct Signature {
  u64 bits;
  u32 first;
};

template <typename S> void sign(S &signature, u32 element) {
  u32 bit = (((element * 0x9e3779b1u) >> 8) * u64(signatureBits)) >> 24;
  if (bit < 64) signature.bits |= u64(1) << bit;
  else signature.first |= 1u << (bit - 64);
}
