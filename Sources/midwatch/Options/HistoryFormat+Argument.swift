public import ArgumentParser
public import Journal

extension HistoryFormat: ExpressibleByArgument {}
