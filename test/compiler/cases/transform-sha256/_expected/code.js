// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const traits_ = asMap(event["traits"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined && value_ !== null) value_ = sha256(value_, "item.hash", run);
      if (value_ !== undefined) {
        item = appendValue(item + ",\"hash\":", value_, "item.hash", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = traits_["email"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "email", run.digits.get(traits_));
      if (value_1 !== undefined && value_1 !== null) value_1 = trim(value_1, "item.email_hash", run);
      if (value_1 !== undefined && value_1 !== null) value_1 = lowercase(value_1, "item.email_hash", run);
      if (value_1 !== undefined && value_1 !== null) value_1 = sha256(value_1, "item.email_hash", run);
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"email_hash\":", value_1, "item.email_hash", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = properties_["b"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "b", run.digits.get(properties_));
      if (value_2 !== undefined && value_2 !== null) value_2 = base64_decode(value_2, "item.of_bytes", run);
      if (value_2 !== undefined && value_2 !== null) value_2 = sha256(value_2, "item.of_bytes", run);
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"of_bytes\":", value_2, "item.of_bytes", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
