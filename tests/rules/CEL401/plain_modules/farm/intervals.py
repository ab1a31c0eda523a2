class Every:
    MINUTE = 60
    DAY = 24 * 60 * MINUTE
