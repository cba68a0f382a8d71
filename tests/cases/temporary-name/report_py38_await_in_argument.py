import tempfile


async def scratch(suffix):
    return tempfile.NamedTemporaryFile(suffix=await suffix()).name
