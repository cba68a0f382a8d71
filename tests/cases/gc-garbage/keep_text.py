# gc.garbage
text = "import gc; gc.garbage"
