#pragma once

using i32 = __INT32_TYPE__;
using u8 = __UINT8_TYPE__;
using u32 = __UINT32_TYPE__;
using u64 = __UINT64_TYPE__;

inline u32 lesser(u32 one, u32 other) { return one < other ? one : other; }
inline double lesser(double one, double other) { return one < other ? one : other; }
inline double greater(double one, double other) { return one > other ? one : other; }
