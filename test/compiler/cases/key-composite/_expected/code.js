// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const traits_ = asMap(event["traits"]);
    let key_;
    {
      let part_;
      part_ = event["user_id"];
      if (typeof part_ === 'number' && run.digits !== undefined) part_ = exactMember(part_, "user_id", run.digits.get(event));
      key_ = part_ === undefined || part_ === null ? undefined : "USER#" + textOf(part_, "item.user");
    }
    writeKey(key_, undefined, "\"user\":", 2048, "item.user", run, false);
    let key_1;
    {
      key_1 = event["timestamp"];
      if (typeof key_1 === 'number' && run.digits !== undefined) key_1 = exactMember(key_1, "timestamp", run.digits.get(event));
      if (key_1 === null) key_1 = undefined;
    }
    writeKey(key_1, "S", "\"at\":", 1024, "item.at", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      value_ = traits_["plan"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "plan", run.digits.get(traits_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"plan\":", value_, "item.plan", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
