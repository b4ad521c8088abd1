#pragma once
/// JavaScript's numbers: how text becomes one, and the operators that C++ has otherwise.
#include <string_view>

namespace bs::scaffold::engine {

/// Number(text): NaN when the text, white space aside, is no number; "" is 0.
double number_of_text(std::string_view text);
/// The number that `text` starts with, or NaN.
double parse_float(std::string_view text);
/// The integer that `text` starts with, in `radix` (0: 10, or 16 after 0x), or NaN.
double parse_int(std::string_view text, double radix);
/// ToIntegerOrInfinity: towards zero; NaN is 0.
double to_integer(double number);
/// The position that `number` means in something of `length`, for `slice`: negative counts from the end.
std::size_t relative_index(double number, std::size_t length);
/// The position cut to [0, length], NaN 0.
std::size_t clamped_index(double number, std::size_t length);

double power(double base, double exponent);  ///< Math.pow
double remainder(double a, double b);        ///< %
double round_half_up(double number);         ///< Math.round

}  // namespace bs::scaffold::engine
