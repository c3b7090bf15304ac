# The report's page by Node's own test runner: web/report/test.
# What needs a browser is an entry of its own, which ctest shows as skipped where there is none.
set(page_folder ${CMAKE_BINARY_DIR}/web/report)
# Node looks for packages above the file that wants them, and they are in the build folder: so the tests run there.
set(page_tests ${page_folder}/tested/test)
add_test(NAME page_sources COMMAND ${CMAKE_COMMAND} -E copy_directory ${PROJECT_SOURCE_DIR}/web/report ${page_folder}/tested)
set_tests_properties(page_sources PROPERTIES FIXTURES_SETUP page_sources)
add_test(NAME page_words COMMAND ${HOLDFAST_NODE} --test ${page_tests}/book.test.mjs ${page_tests}/words.test.mjs)
set_tests_properties(page_words PROPERTIES FIXTURES_REQUIRED page_sources)
add_test(NAME page_data COMMAND ${HOLDFAST_NODE} --test ${page_tests}/data.test.mjs)
set_tests_properties(page_data PROPERTIES
  ENVIRONMENT "HOLDFAST_SCHEMA=${PROJECT_SOURCE_DIR}/docs/report-data.schema.json;HOLDFAST_REPORT=${page_folder}/report/report.html"
  FIXTURES_REQUIRED "page_sources;report_for_the_page")
add_test(NAME page COMMAND ${HOLDFAST_NODE} --test ${page_tests}/page.test.mjs)
# A report as the command makes it, for the browser to open; of one region, since the sanitisers are slow. All of England
# is looked at by scripts/check-report.
add_test(NAME report_for_the_page
  COMMAND holdfast_command report --region "North East" --authority Durham --draws 300 --total "£5m" --frontier 1m:5m:1m --out ${page_folder}/report)
set_tests_properties(report_for_the_page PROPERTIES FIXTURES_SETUP report_for_the_page)
set_tests_properties(page PROPERTIES
  ENVIRONMENT "HOLDFAST_PAGE=${page_folder}/page.html;HOLDFAST_MODULES=${page_folder}/node_modules;HOLDFAST_PICTURES=${page_folder}/pictures;HOLDFAST_REPORT=${page_folder}/report/report.html"
  FIXTURES_REQUIRED "page_sources;report_for_the_page"
  SKIP_REGULAR_EXPRESSION "no Chromium here"
  RUN_SERIAL TRUE TIMEOUT 600)
