#pragma once
/// A validated file as JSON: one line of `bs catalog validate --format jsonl`.
#include <string_view>

#include "bs/data/value.hpp"
#include "bs/model/validate.hpp"

namespace bs::model {

/// {file, ok, documents: [{ok, ref, stage, template, entity, relations, problems}], problems}, and a problem
/// is {severity, message, line, column, hint}. Left out: `ref` before the envelope is sound, `stage` and
/// `template` unless there is one, `entity` and `relations` of what is not ok, an empty `hint`.
data::Value to_value(const ValidatedFile& file, std::string_view name);

}  // namespace bs::model
