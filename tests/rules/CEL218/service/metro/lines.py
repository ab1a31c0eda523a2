def open_line(line):
    return line
