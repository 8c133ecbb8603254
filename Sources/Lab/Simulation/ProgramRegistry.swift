internal import Synchronization

/// The registry and what its images hold: how every container of the Lab behaves.
package final class ProgramRegistry: Sendable {
    private struct State {
        var programs: [String: Program]
        /// The revisions at which images came to hold other programs.
        var changed: [String: Int] = [:]
        var revision = 0
    }

    private let state: Mutex<State>

    package init(_ programs: [String: Program] = [:]) { state = Mutex(State(programs: programs)) }

    /// The program of an image; one that nobody named is there, and runs steadily.
    package subscript(image: String) -> Program {
        get { state.withLock { $0.programs[image] } ?? Program() }
        set {
            state.withLock { state in
                state.revision += 1
                state.changed[image] = state.revision
                state.programs[image] = newValue
            }
        }
    }

    /// The images that hold another program since a revision, and the revision up to which this is known. The kubelets
    /// ask in ``ClusterPart/signals()``.
    func changes(after revision: Int) -> (images: [String], revision: Int) {
        state.withLock { state in
            (state.changed.filter { $0.value > revision }.keys.sorted(), state.revision)
        }
    }
}
