# vcvarsall.bat and VS90COMNTOOLS
compiler = "cl.exe"
