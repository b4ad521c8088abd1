// The git module's way of making repositories serves here as well.
#include "unit/git/fixture.cpp"
