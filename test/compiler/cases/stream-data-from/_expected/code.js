// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
    }
    writePartitionKey(key_, 'record.partition_key', run);
    let value_;
    {
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
    }
    const data_ = value_ === undefined ? undefined : appendValue("", value_, "record.data", run, run.clean, 0);
    if (data_ === undefined) throw dataMissing();
    return data_ + "";
  }
];
}
