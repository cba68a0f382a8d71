import os

tools = os.environ["VS140COMNTOOLS"]
other = "VS%d0COMNTOOLS" % 14
