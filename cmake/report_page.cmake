# The page of the report: packed into one file by web/report/build.mjs and compiled into the library as text.
# Packages are kept in the build folder, never in the source tree.
find_program(HOLDFAST_NODE node REQUIRED)
find_program(HOLDFAST_NPM npm REQUIRED)

set(report_page_source ${CMAKE_CURRENT_SOURCE_DIR}/web/report)
set(report_page_build ${CMAKE_CURRENT_BINARY_DIR}/web/report)
set(report_page_packages package.json package-lock.json .npmrc)
list(TRANSFORM report_page_packages PREPEND ${report_page_source}/ OUTPUT_VARIABLE report_page_lists)
file(GLOB_RECURSE report_page_parts CONFIGURE_DEPENDS
  ${report_page_source}/src/*.js ${report_page_source}/src/*.css ${report_page_source}/src/*.html)

# What tests alone need (a browser's driver) is left out where there are none.
set(report_page_install ${HOLDFAST_NPM} ci --no-progress --ignore-scripts --loglevel=error)
if(NOT HOLDFAST_TESTS)
  list(APPEND report_page_install --omit=dev)
endif()

add_custom_command(
  OUTPUT ${report_page_build}/packages.done
  COMMAND ${CMAKE_COMMAND} -E make_directory ${report_page_build}
  COMMAND ${CMAKE_COMMAND} -E copy ${report_page_lists} ${report_page_build}
  COMMAND ${report_page_install}
  COMMAND ${CMAKE_COMMAND} -E touch packages.done
  WORKING_DIRECTORY ${report_page_build}
  DEPENDS ${report_page_lists}
  COMMENT "Packages of the report's page"
  VERBATIM)
add_custom_command(
  OUTPUT ${report_page_build}/page.html ${report_page_build}/page_template.cpp
  COMMAND ${HOLDFAST_NODE} ${report_page_source}/build.mjs --modules ${report_page_build}/node_modules
          --out ${report_page_build}/page.html --cpp ${report_page_build}/page_template.cpp
  DEPENDS ${report_page_build}/packages.done ${report_page_source}/build.mjs
          ${report_page_source}/packing.mjs ${report_page_parts}
  COMMENT "The report's page"
  VERBATIM)

target_sources(holdfast_report PRIVATE ${report_page_build}/page_template.cpp)
