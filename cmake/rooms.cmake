# A room at a time: the sources of one folder, eight by eight, are compiled as one, because what takes long is to read the
# headers that they share. A cold build of what writes texts takes less than half as long. A source or a folder that has to
# be compiled alone (options of its own, or a name that a neighbour has, too) is named after `ALONE`. The presets tidy, clang and
# all-checks compile each source by itself, and so find what a neighbour's include has hidden.
set(HOLDFAST_INPUTS_ALONE src/inputs/published/dfe_neighbours.cpp src/inputs/published/dfe_workforce.cpp
  src/inputs/layers/tree_difference.cpp src/inputs/doubts/idle_inputs.cpp src/inputs/study/scenario_set.cpp
  src/inputs/study/neighbours.cpp src/inputs/study/interventions.cpp src/inputs/study/own_leaving.cpp
  src/inputs/study/own_cover.cpp src/inputs/published/panel_csv.cpp src/inputs/fields/typed_amount.cpp src/inputs/samples)
set(HOLDFAST_REPORT_ALONE src/report/workbook src/report/budget src/report/decision src/report/explain
  src/report/impact src/report/committee/report_data.cpp src/report/words/questions_people_ask.cpp src/report/forms/svg.cpp
  src/report/savings/chance_chapter.cpp src/report/sensitivity/sensitivity_screen.cpp)
option(HOLDFAST_ROOMS "compile the sources of a room as one" OFF)

function(holdfast_rooms target)
  cmake_parse_arguments(PARSE_ARGV 1 rooms "" "" "ALONE")
  if(NOT HOLDFAST_ROOMS)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  list(SORT sources)
  set(number 0)
  set(room "")
  foreach(source IN LISTS sources)
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/.. OUTPUT_VARIABLE name)
    cmake_path(GET name PARENT_PATH folder)
    if(name IN_LIST rooms_ALONE OR folder IN_LIST rooms_ALONE OR NOT folder MATCHES "^src/")
      continue()
    endif()
    if(NOT folder STREQUAL room)
      set(room ${folder})
      set(number 0)
    endif()
    math(EXPR part "${number} / 8")
    math(EXPR number "${number} + 1")
    string(REPLACE "/" "_" group ${folder})
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group}_${part})
  endforeach()
endfunction()
