#pragma once
/// Where an entity stands, in the annotations that Backstage's ingestion writes; those of the document are
/// left alone.
#include "bs/model/scanned.hpp"

namespace bs::scan {

/// Adds backstage.io/managed-by-location and managed-by-origin-location, and where the host's form is known
/// view-url, edit-url and source-location.
void annotate_location(data::Value& document, const model::RepositoryRecord& record, std::string_view path);

}  // namespace bs::scan
