#pragma once
/// The hash that an object's id must be. libgit2 can check it as well, but with a SHA-1 that looks for
/// collisions, which takes a quarter of the time of reading; here the question is only whether the disk gave
/// what was asked for.
#include <string_view>

#include "bs/git/repository.hpp"

namespace bs::git {

/// `type` is "blob", "tree", "commit" or "tag".
Oid hash_of_object(std::string_view type, std::string_view content);

namespace sha1 {

using State = std::uint32_t[5];
/// Takes whole blocks of 64 bytes into the state.
using TakeBlocks = void (*)(State& state, const unsigned char* bytes, std::size_t blocks);
void take_blocks_portable(State& state, const unsigned char* bytes, std::size_t blocks);
/// By the processor's own instructions; nullptr where it has none.
TakeBlocks take_blocks_by_processor();

}  // namespace sha1
}  // namespace bs::git
