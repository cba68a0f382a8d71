raise ValueError("Unable to find vcvarsall.bat")
