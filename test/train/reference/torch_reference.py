"""The embedded trainer's model in PyTorch, to check our own backward pass against autograd.

    node test/train/reference/writeStart.ts build/reference
    python3 test/train/reference/torch_reference.py build/reference test/train/reference/torch_reference.json

Reads start.f32 and start.json, trains the same batch for three steps, writes loss and gradient norm of each.
The committed figures came from PyTorch 1.13.1 (Debian's python3-torch), float32 on the CPU; the norm is summed in float64.
"""
import json
import math
import struct
import sys
from pathlib import Path

import torch
import torch.nn.functional as F

EPSILON = 1e-5


def read_parameters(folder, listed):
    raw = (folder / "start.f32").read_bytes()
    flat = torch.tensor(struct.unpack(f"<{len(raw) // 4}f", raw), dtype=torch.float32)
    parameters, at = {}, 0
    for entry in listed:
        size = math.prod(entry["dims"])
        tensor = flat[at : at + size].reshape(entry["dims"]).clone()
        parameters[entry["name"]] = tensor.requires_grad_(True)
        at += size
    assert at == len(flat)
    return parameters


def rms_norm(x, gain):
    return x / torch.sqrt((x * x).mean(-1, keepdim=True) + EPSILON) * gain


def forward(parameters, shape, ids):
    batch, time = ids.shape
    heads, width = shape["heads"], shape["width"]
    x = parameters["tokens"][ids] + parameters["positions"][:time]
    later = torch.triu(torch.ones(time, time, dtype=torch.bool), diagonal=1)
    for layer in range(shape["layers"]):
        of = lambda part: parameters[f"layer{layer}.{part}"]
        qkv = rms_norm(x, of("attentionNorm")) @ of("qkv")
        q, k, v = (part.view(batch, time, heads, -1).transpose(1, 2) for part in qkv.split(width, dim=-1))
        scores = (q @ k.transpose(-2, -1)) / math.sqrt(width / heads)
        mixed = scores.masked_fill(later, float("-inf")).softmax(-1) @ v
        x = x + mixed.transpose(1, 2).reshape(batch, time, width) @ of("mix")
        x = x + F.relu(rms_norm(x, of("feedForwardNorm")) @ of("up")) ** 2 @ of("down")
    return rms_norm(x, parameters["lastNorm"]) @ parameters["tokens"].T


def lay_out(pairs):
    time = max(len(pair["tokens"]) for pair in pairs) - 1
    ids = torch.full((len(pairs), time), 257)
    targets = torch.full((len(pairs), time), -100)
    for row, pair in enumerate(pairs):
        tokens = torch.tensor(pair["tokens"])
        ids[row, : len(tokens) - 1] = tokens[:-1]
        first = pair["answerAt"] - 1
        targets[row, first : len(tokens) - 1] = tokens[pair["answerAt"] :]
    return ids, targets


def main(folder, target):
    start = json.loads((folder / "start.json").read_text())
    config = start["config"]
    parameters = read_parameters(folder, start["parameters"])
    ids, targets = lay_out(start["pairs"])
    optimiser = torch.optim.AdamW(parameters.values(), lr=config["learningRate"], weight_decay=config["weightDecay"])
    steps = []
    for step in range(1, start["steps"] + 1):
        logits = forward(parameters, start["shape"], ids)
        loss = F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-100)
        optimiser.zero_grad()
        loss.backward()
        norm = math.sqrt(sum((p.grad.double() ** 2).sum().item() for p in parameters.values()))
        torch.nn.utils.clip_grad_norm_(parameters.values(), config["clipNorm"])
        for group in optimiser.param_groups:
            group["lr"] = config["learningRate"] * min(1, step / config["warmupSteps"])
        optimiser.step()
        steps.append({"loss": loss.item(), "gradientNorm": norm, "tokens": int((targets != -100).sum())})
    figures = {"torch": torch.__version__, "steps": steps}
    target.write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
