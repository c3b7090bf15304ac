# Where ccache is installed, what was compiled before is not compiled again: a clean checkout then builds in minutes. Nobody
# needs it, and who has set a launcher keeps it.
find_program(HOLDFAST_CCACHE ccache)
if(HOLDFAST_CCACHE AND PROJECT_IS_TOP_LEVEL AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${HOLDFAST_CCACHE})
endif()
