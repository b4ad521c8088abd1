#pragma once
/// `$ref` within a page ("#/definitions/port") replaced by what it names, with what stands beside it laid
/// over, as Backstage's form does.
#include "bs/data/value.hpp"

namespace bs::scaffold {

/// A reference inside what it refers to becomes a value of that type whose members are not known: a tree has
/// no last level. One that leads nowhere, or out of the page, stays and is the schema's fault. Error limit
/// above 50,000 values or 100 levels.
data::Value with_references(const data::Value& page);

}  // namespace bs::scaffold
