def find_vcvarsall(version):
    return version


find_vcvarsall(14)
