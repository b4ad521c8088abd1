#pragma once
/// `$text`, `$json` and `$yaml`: an object with one of these as its only key stands for a file.
#include "faults.hpp"

namespace bs::model {

/// Replaces every placeholder below `root`: by what options.read_placeholder reads, or without a reader by
/// the stubs `<$text:VALUE>` and `{}`. What cannot be read or parsed is a fault of the stage "preprocess".
void replace_placeholders(data::Value& root, const ValidateOptions& options, Faults& faults);

}  // namespace bs::model
