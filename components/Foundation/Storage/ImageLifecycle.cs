using System.Text.Json.Nodes;

namespace MlInfra.Components.Storage;

/// <summary>Which images of a repository expire.</summary>
public static class ImageLifecycle
{
    /// <summary>Days after which an image without a tag goes.</summary>
    public const int UntaggedDays = 14;

    /// <summary>
    /// A lifecycle policy that expires images without a tag, and no other: a tagged one may be running, however old it is. What belongs
    /// to a tagged image for several architectures has no tag of its own, and ECR keeps it with that.
    /// </summary>
    // Source: docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html (2026-11-21).
    public static string Text() =>
        new JsonObject
        {
            ["rules"] = new JsonArray(
                new JsonObject
                {
                    ["rulePriority"] = 1,
                    ["description"] = "Images without a tag",
                    ["selection"] = new JsonObject
                    {
                        ["tagStatus"] = "untagged",
                        ["countType"] = "sinceImagePushed",
                        ["countUnit"] = "days",
                        ["countNumber"] = UntaggedDays,
                    },
                    ["action"] = new JsonObject { ["type"] = "expire" },
                }
            ),
        }.ToJsonString();
}
