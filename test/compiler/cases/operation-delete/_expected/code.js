// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = event["user_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "user_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"user\":", 2048, "item.user", run, run.clean);
    let key_1;
    {
      key_1 = properties_["at"];
      if (typeof key_1 === 'number' && run.digits !== undefined) key_1 = exactMember(key_1, "at", run.digits.get(properties_));
      if (key_1 === null) key_1 = undefined;
    }
    writeKey(key_1, "N", "\"at\":", 1024, "item.at", run, run.clean);
    let operation_;
    {
      operation_ = literal;
    }
    if (readOperation(operation_, run) === 'delete') return '{"DeleteRequest":{"Key":{' + run.keyMembers + '}}}';
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"a\":{\"N\":\"", value_, "item.a", run, run.clean, 0) + "\"}";
      } else throw missing("item.a");
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
