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
    let data_;
    {
      let members_ = '';
      {
        let value_;
        value_ = properties_["s"];
        if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "s", run.digits.get(properties_));
        if (value_ !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"copied\":" : ",\"copied\":"), value_, "record.data.copied", run, run.clean, 1);
        }
      }
      {
        let value_1;
        value_1 = properties_["s"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "s", run.digits.get(properties_));
        if (value_1 === null) value_1 = undefined;
        if (value_1 !== undefined) {
          members_ = appendS(members_ + (members_ === '' ? "\"typed\":\"" : ",\"typed\":\""), value_1, "record.data.typed", run, run.clean, 1) + "\"";
        }
      }
      {
        let value_2;
        value_2 = event["properties"];
        if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "properties", run.digits.get(event));
        if (value_2 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"map\":" : ",\"map\":"), value_2, "record.data.map", run, run.clean, 1);
        }
      }
      data_ = "{" + members_ + "}";
    }
    if (data_ === undefined) throw dataMissing();
    return data_;
  }
];
}
