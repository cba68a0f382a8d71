def clean(frame, series):
    frame = frame.replace({float("nan"): None})
    return frame, series.map({1: 2, float("nan"): 0}), series.fillna(value={float("nan"): 0})
