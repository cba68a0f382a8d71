import glob

found = glob.glob("build/*.cpython-*.so") + glob.glob("build/_speed.cpython-39-x86_64-linux-gnu.so")
