using B2BBooking.Grains.Nodes;
using B2BBooking.Grains.Orders;

namespace B2BBooking.Grains.Carts.Submissions;

/// <summary>What a cart needs to be submitted.</summary>
public sealed record SubmissionServices(OrderNumbers Numbers, NodeReplica Node);
