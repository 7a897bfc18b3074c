import { expect, test } from "vitest";
import { isPrivateAddress } from "./private-address.ts";

test.each([
  ...["127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1"],
  ...["169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "255.255.255.255"],
  ...["::1", "::", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1"],
  ...["2002:7f00:1::", "localhost", ""],
])("%s is not of the public internet", (address) => {
  expect(isPrivateAddress(address)).toBe(true);
});

test.each(["8.8.8.8", "172.32.0.1", "192.167.255.255", "1.1.1.1", "2606:4700:4700::1111"])(
  "%s is",
  (address) => {
    expect(isPrivateAddress(address)).toBe(false);
  },
);
