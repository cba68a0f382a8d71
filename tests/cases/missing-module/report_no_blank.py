import os,nis

print(os, nis)
