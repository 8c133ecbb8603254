internal import Foundation
internal import Lab
internal import LabFaults

/// Where exercises come from: the catalogue that comes with Midwatch, or files of one's own.
package enum ExerciseFiles {
    /// The catalogue, in the order of the names.
    package static func catalogue() throws -> [Exercise] {
        try FaultCatalogue.all.map { try Exercise(name: $0.name, yaml: $0.text, file: "\($0.name).yaml") }
    }

    /// The files that are named, and those of folders and the folders in them, in the order of the names.
    ///
    /// - Throws: What is wrong with the first file that cannot be read.
    package static func read(_ paths: [String]) throws -> [Exercise] {
        let files = try paths.flatMap(files)
        guard !files.isEmpty else {
            throw EvaluationError("there is no scenario in \(paths.joined(separator: ", ")): files end with .yaml")
        }
        var exercises: [String: Exercise] = [:]
        for path in files {
            let file = try ScenarioFile(at: path)
            guard exercises[file.name] == nil else {
                throw EvaluationError("two scenarios are named \(file.name); \(path) is one of them")
            }
            exercises[file.name] = try Exercise(name: file.name, yaml: file.text, file: path)
        }
        return exercises.values.sorted { $0.scenario.name < $1.scenario.name }
    }

    private static func files(at path: String) throws -> [String] {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw EvaluationError("there is no \(path)")
        }
        guard isFolder.boolValue else { return [path] }
        let names = try FileManager.default.subpathsOfDirectory(atPath: path)
        return names.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }.sorted().map { "\(path)/\($0)" }
    }

    /// Those that are named.
    ///
    /// - Throws: Where there is none of a name, with the nearest one.
    package static func select(_ names: [String], from exercises: [Exercise]) throws -> [Exercise] {
        guard !names.isEmpty else { return exercises }
        let known = exercises.map(\.scenario.name)
        for name in names where !known.contains(name) {
            let hint = NearestName.of(name, among: known).map { "; did you mean \($0)?" } ?? ""
            throw EvaluationError("there is no scenario \(name)\(hint)")
        }
        return exercises.filter { names.contains($0.scenario.name) }
    }
}
