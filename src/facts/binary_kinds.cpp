#include "facts/binary_kinds.hpp"

namespace bs::facts {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t k_looked_at = 1024;

struct Magic {
  std::string_view what;
  std::string_view bytes;
};
constexpr Magic k_magic[] = {
    {"an ELF binary",
     "\x7F"
     "ELF"sv},
    {"a Mach-O binary", "\xFE\xED\xFA\xCE"sv},
    {"a Mach-O binary", "\xFE\xED\xFA\xCF"sv},
    {"a Mach-O binary", "\xCE\xFA\xED\xFE"sv},
    {"a Mach-O binary", "\xCF\xFA\xED\xFE"sv},
    {"a Mach-O binary", "\xBE\xBA\xFE\xCA"sv},
    {"WebAssembly", "\0asm\1\0\0\0"sv},
    {"a Debian package", "!<arch>\ndebian"sv},
    {"an RPM package", "\xED\xAB\xEE\xDB"sv},
    {"Android bytecode", "dex\n"sv},
    {"Android bytecode", "dey\n"sv},
    {"a Chrome extension", "Cr24"sv},
    {"a Windows binary", "MZ"sv},
};

}  // namespace

bool starts_as_text(std::string_view bytes) noexcept {
  bytes = bytes.substr(0, k_looked_at);
  return std::none_of(bytes.begin(), bytes.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
  });
}

std::string_view binary_kind(std::string_view bytes) noexcept {
  if (starts_as_text(bytes)) return "";
  for (const Magic& magic : k_magic)
    if (bytes.starts_with(magic.bytes)) return magic.what;
  return "";
}

}  // namespace bs::facts
