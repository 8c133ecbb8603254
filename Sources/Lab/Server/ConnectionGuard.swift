internal import NIOCore
internal import NIOHTTPTypes

/// Closes the connections of clients that are too slow: that say nothing, send their request in drops, or do not read
/// what they asked for. A watch on which nothing happens is none of these.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart

    /// How long clients may take.
    struct Patience: Sendable {
        /// From the connection's beginning to the first request's head, and from a request's head to its end.
        var reading: TimeAmount
        /// Until some of what waits to be sent is taken.
        var writing: TimeAmount
    }

    private let patience: Patience
    private var reading: Scheduled<Void>?
    private var writing: Scheduled<Void>?

    init(_ patience: Patience) { self.patience = patience }

    func handlerAdded(context: ChannelHandlerContext) {
        // TLS and HTTP have their say before the first request, so this bounds them too.
        reading = close(context, in: patience.reading)
    }

    func handlerRemoved(context: ChannelHandlerContext) { stop() }

    func channelInactive(context: ChannelHandlerContext) {
        stop()
        context.fireChannelInactive()
    }

    private func stop() {
        reading?.cancel()
        writing?.cancel()
        (reading, writing) = (nil, nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            reading?.cancel()
            reading = close(context, in: patience.reading)
        case .end:
            reading?.cancel()
            reading = nil
        case .body: break
        }
        context.fireChannelRead(data)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writing?.cancel()
        writing = context.channel.isWritable ? nil : close(context, in: patience.writing)
        context.fireChannelWritabilityChanged()
    }

    private func close(_ context: ChannelHandlerContext, in time: TimeAmount) -> Scheduled<Void> {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        return context.eventLoop.scheduleTask(in: time) {
            // Whoever did not take what was sent takes no farewell either.
            bound.value.channel.close(mode: .all, promise: nil)
        }
    }
}
